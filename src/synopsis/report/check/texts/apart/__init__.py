"""Reading apart: a file that anybody may send is opened in a process of its own."""
