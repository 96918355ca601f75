"""Asks the store in a folder, beside its service: rows.py FOLDER SQL prints the first value of each row."""
import glob
import sqlite3
import sys

(path,) = glob.glob(f"{sys.argv[1]}/*.sqlite")
with sqlite3.connect(path, timeout=30) as store:
    for row in store.execute(sys.argv[2]):
        print(row[0])
