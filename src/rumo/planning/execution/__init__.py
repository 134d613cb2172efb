"""What became of a plan, computed from what happened and never ticked.

plans, editions ──items──▶ items ─┐
records of the rooms ──material──▶├──counting──▶ Progress of each line ──year, rollup, report──▶ screens, papers
instructions, bodies ────────────▶┘

readings    deadline phrases, each read once
items       rows and planned meetings as the counting needs them, and the edition they are taken from
material    facts, dates set, requests, bodies of any number of plans in a constant number of queries
counting    whose facts a row counts, and how its obligations stand
progress    Owed and Progress: what a line owes and how it stands
computing   progress_of(plans, today): the whole computation for any number of plans
words       colours and words of statuses
quarters    the quarters of a plan's year
proposals   records that look like facts of a row
year        a plan's year: rows × quarters
filters     what is shown of a year
rollup      the plans of a body's sub-bodies side by side
obligations what a plan obliges to, listed
report      the execution report, a paper
"""
