"""Where the facts of a plan come from: one module a kind of record, all listed in `registry`.

    records      SourceRecord: what a record says; Source: the questions every kind answers
    meetings     a meeting was held
    minutes      minutes were signed by everybody
    papers       a paper was issued
    assignments  an assignment was accepted
    expertise    a conclusion was signed
    events       an event was held
    registry     the kinds by their name

A later room adds a kind: a value of `enums.FactKind`, a module here with its `SOURCE`, and a line in `registry`.
Evidence of what happened outside of the system has no source: its day stands in the `LineFact` itself.
"""
