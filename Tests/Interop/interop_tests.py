#!/usr/bin/env python3
"""Opens what valbench writes with the field's own tools, and reads back what they write.

    Tests/Interop/interop_tests.py [MODULE[.CLASS[.TEST]]]

The executables are taken from .build/release; the tools, which are Python packages, are installed under .build. Each file
*_interop.py beside this one tests one of them.
"""
import os
import sys

import interop

if __name__ == "__main__":
    interop.install()
    # The tools are imported by the tests: they run on.
    python = str(interop.VENV / "bin/python")
    os.environ.update(interop.environment())
    folder = os.path.dirname(os.path.abspath(__file__))
    arguments = sys.argv[1:] or ["discover", "--start-directory", folder, "--pattern", "*_interop.py"]
    os.environ["PYTHONPATH"] = folder
    os.execv(python, [python, "-m", "unittest", *arguments, "--verbose"])
