"""Rules on blanks, tabs and line ends."""
