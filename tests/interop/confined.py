"""A few lines of ours, run where the reader runs."""

CONFINED = "import sys; from backend.interop.confinement import confine; confine(int(sys.argv[1]));"
