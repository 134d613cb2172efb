"""Plans of work: stamps, rows, meetings, annexes.

reader      read_plan(document, first, last): start here
stamps      СОГЛАСОВАНО, УТВЕРЖДЕНО in columns or paragraphs
columns     what a column is, by its header or by what stands in it
rows        rows of a table
meetings    schedules of meetings with their questions
lists       plans without a table
answerable  who is responsible: persons, roles, organizations, approvers
"""
