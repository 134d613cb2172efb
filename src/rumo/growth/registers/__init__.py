"""Registers: plain lists a body keeps (mentoring, pools, products, schools, publications, participations).

base           Register: what a list shows, finds, asks and exports; Column, Choice
<noun>         one register: its form and its columns
registry       all of them, by the key in the address
table          a register as an Excel table: written, and read in with errors by cell
"""
