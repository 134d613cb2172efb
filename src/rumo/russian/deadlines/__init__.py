"""Deadline phrases of plans: «до 10 декабря», «не реже одного раза в квартал», «по мере поступления поручений».

A phrase is read in three steps, each in its own file:

    text ──tokens──▶ tokens ──grammar + the phrases of each noun──▶ parts ──parser──▶ Schedule

**To add a phrase**, write its pattern above the fitting function in the file of its noun; `grammar` explains the
pattern language in ten lines. Nothing else needs to change.

    parser        parse_deadline(text, period) -> Schedule: start here
    schedule      Schedule: parts, obligations, statuses, explanation; to_json is in schedule_json
    windows       «в течение года», «сентябрь – май», «01–31 августа 2023», «постоянно»
    due_dates     «до 10 декабря», «к 1 сентября», «до конца II квартала»
    as_of         «на 1 июня», «по состоянию на 01.06.2024»
    recurrences   «ежемесячно», «до 10 числа первого месяца квартала», «вторая среда месяца»
    counts        «не реже одного раза в квартал», «не менее 3-х в год»
    events        «по мере поступления поручений», «при наличии заявки»
    references    «по планам работы секций», «(прилагается)», «(по согласованию)»
    vague         «своевременно», «в каникулярное время»: left to a person
    parts         what every part and every obligation has
    statuses      facts matched to obligations: ahead, due, late, done
    periods       the calendar or academic year a plan is written for
    stretches     days from and to, units of the year, their Russian names
    calendar      phrases that name days and months, used by several of the nouns above
    words         single words and short lists: numbers, months, days of the week, years
    vocabulary    the forms of those words, abbreviations, slips of the pen
    tokens        words, numbers, dates and marks with their places in the text
    grammar       the pattern language

A part holds real dates: a year that the phrase leaves out is told by the plan's period when the phrase is read.
"""
