"""What a web page leaves in a text: captions, headers, links, markup."""
