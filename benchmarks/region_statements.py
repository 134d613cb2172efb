"""The figures of a year as bare aggregate SQL: statements a careful administrator would write, each counting as many
figures as it can at once.

`{bodies}` are the keys of the body and of all below it; the parameters are by name, days and moments of the period.
"""

EVENTS = """
SELECT kind, topic_id, COUNT(*) FROM events_event
WHERE association_id IN ({bodies}) AND state IN ('published', 'held')
AND starts_at >= %(begins)s AND starts_at < %(over)s GROUP BY kind, topic_id
"""
PEOPLE = """
SELECT SUM(CASE WHEN r.state = 'registered' AND r.confirmed_at IS NOT NULL THEN 1 ELSE 0 END), COUNT(r.came_at),
COUNT(DISTINCT CASE WHEN r.is_counted THEN r.identity END),
SUM(CASE WHEN r.state = 'registered' AND r.confirmed_at IS NOT NULL OR r.came_at IS NOT NULL THEN 1 ELSE 0 END)
FROM events_registration r JOIN events_event e ON e.id = r.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND e.state IN ('published', 'held')
"""
METHOD_DAYS = """
SELECT COUNT(*), COUNT(r.came_at), SUM(CASE WHEN r.is_counted THEN 1 ELSE 0 END)
FROM events_registration r JOIN events_event e ON e.id = r.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND e.state IN ('published', 'held') AND e.kind = 'method_day' AND r.state = 'registered'
AND r.confirmed_at IS NOT NULL
"""
ANSWERS = """
SELECT SUM(CASE WHEN s.is_positive THEN 1 ELSE 0 END), COUNT(s.is_positive)
FROM events_surveyresponse s JOIN events_event e ON e.id = s.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
"""
MATERIALS = """
SELECT t.kind, d.outcome, COUNT(*), SUM(CASE WHEN s.state IN ('checked', 'in_review', 'concluded', 'on_agenda',
'decided', 'rework') THEN 1 ELSE 0 END)
FROM expertise_submission s JOIN expertise_campaign c ON c.id = s.campaign_id
JOIN expertise_track t ON t.id = c.track_id
LEFT JOIN expertise_decision d ON d.submission_id = s.id
WHERE t.association_id IN ({bodies}) AND s.submitted_at >= %(begins)s AND s.submitted_at < %(over)s
GROUP BY t.kind, d.outcome
"""
REVIEWS = """
SELECT COUNT(*), COUNT(DISTINCT x.person_id) FROM expertise_review r
JOIN expertise_round o ON o.id = r.round_id JOIN expertise_expert x ON x.id = r.expert_id
JOIN expertise_submission s ON s.id = o.submission_id JOIN expertise_campaign c ON c.id = s.campaign_id
JOIN expertise_track t ON t.id = c.track_id
WHERE t.association_id IN ({bodies}) AND t.kind <> 'cpd' AND s.submitted_at >= %(begins)s
AND s.submitted_at < %(over)s AND r.state IN ('invited', 'accepted', 'submitted')
"""
STAMPS = """
SELECT SUM(CASE WHEN issued_on BETWEEN %(starts)s AND %(ends)s THEN 1 ELSE 0 END),
SUM(CASE WHEN issued_on <= %(until)s AND (valid_until IS NULL OR valid_until >= %(until)s)
AND (revoked_on IS NULL OR revoked_on > %(until)s) AND (state <> 'renewed' OR EXISTS
(SELECT 1 FROM expertise_endorsement n WHERE n.renews_id = e.id AND n.issued_on > %(until)s)) THEN 1 ELSE 0 END),
SUM(CASE WHEN revoked_on BETWEEN %(starts)s AND %(ends)s THEN 1 ELSE 0 END)
FROM expertise_endorsement e WHERE association_id IN ({bodies})
"""
PRACTICES = """
SELECT catalogue, year, type, level, COUNT(*) FROM expertise_practice
WHERE association_id IN ({bodies}) AND is_published AND year <= %(year)s GROUP BY catalogue, year, type, level
"""
ROUTES = """
SELECT worker, ground, COUNT(*), SUM(CASE WHEN begun_on <= %(until)s THEN 1 ELSE 0 END),
SUM(CASE WHEN state = 'credited' AND credited_on <= %(until)s THEN 1 ELSE 0 END)
FROM growth_learningroute WHERE association_id IN ({bodies}) AND starts_on BETWEEN %(starts)s AND %(ends)s
GROUP BY worker, ground
"""
RESULTS = """
SELECT COUNT(DISTINCT r.person_id), COUNT(DISTINCT CASE WHEN r.state = 'analysed' THEN r.person_id END)
FROM growth_diagnosticresult r JOIN growth_diagnostic d ON d.id = r.diagnostic_id
WHERE d.association_id IN ({bodies}) AND r.taken_on BETWEEN %(starts)s AND %(ends)s
"""
POOLS = """
SELECT kind, COUNT(*) FROM growth_poolmember
WHERE association_id IN ({bodies}) AND valid_from <= %(ends)s AND (valid_to IS NULL OR valid_to >= %(ends)s)
GROUP BY kind
"""
PUBLICATIONS = """
SELECT kind, COUNT(*), COUNT(DISTINCT CASE WHEN for_low_results THEN subject_id END) FROM growth_publication
WHERE association_id IN ({bodies}) AND published_on BETWEEN %(starts)s AND %(ends)s GROUP BY kind
"""
PROGRAMS = """
SELECT COUNT(*) FROM growth_mentoringprogram
WHERE association_id IN ({bodies}) AND starts_on <= %(ends)s AND (ends_on IS NULL OR ends_on >= %(starts)s)
"""
MEETINGS = """
SELECT SUM(CASE WHEN association_id = %(body)s THEN 1 ELSE 0 END), COUNT(*) FROM meetings_meeting
WHERE association_id IN ({bodies}) AND state IN ('minutes', 'signed', 'published')
AND date BETWEEN %(starts)s AND %(ends)s
"""
QUESTIONS = """
SELECT COUNT(DISTINCT i.id), COUNT(r.id) FROM meetings_meeting m JOIN meetings_agendaitem i ON i.meeting_id = m.id
LEFT JOIN meetings_resolution r ON r.item_id = i.id
WHERE m.association_id = %(body)s AND m.state IN ('minutes', 'signed', 'published')
AND m.date BETWEEN %(starts)s AND %(ends)s
"""
MEMBERS = """
SELECT COUNT(DISTINCT CASE WHEN m.association_id <> %(body)s THEN m.person_id END),
COUNT(DISTINCT CASE WHEN m.association_id = %(body)s THEN m.person_id END),
COUNT(DISTINCT CASE WHEN m.association_id <> %(body)s AND o.kind = 'school' THEN o.id END)
FROM directory_membership m JOIN directory_post p ON p.person_id = m.person_id
JOIN directory_organization o ON o.id = p.organization_id
WHERE m.association_id IN ({bodies}) AND m.valid_from <= %(ends)s AND (m.valid_to IS NULL OR m.valid_to >= %(ends)s)
AND (p.valid_from IS NULL OR p.valid_from <= %(ends)s) AND (p.valid_to IS NULL OR p.valid_to >= %(ends)s)
"""
CHILDREN = """
SELECT COUNT(*) FROM directory_association a WHERE a.parent_id = %(body)s AND a.kind <> 'network' AND (a.is_active
OR EXISTS (SELECT 1 FROM directory_membership m WHERE m.association_id = a.id AND m.valid_from <= %(ends)s
AND (m.valid_to IS NULL OR m.valid_to >= %(ends)s)))
"""
NETWORKS = """
SELECT COUNT(DISTINCT m.person_id) FROM directory_membership m JOIN directory_association a ON a.id = m.association_id
JOIN directory_membership o ON o.person_id = m.person_id
WHERE a.region_id = %(region)s AND a.kind = 'network' AND o.association_id IN ({bodies})
AND o.association_id <> %(body)s AND m.valid_from <= %(ends)s AND (m.valid_to IS NULL OR m.valid_to >= %(ends)s)
AND o.valid_from <= %(ends)s AND (o.valid_to IS NULL OR o.valid_to >= %(ends)s)
"""
ASSIGNMENTS = """
SELECT COUNT(*), SUM(CASE WHEN state = 'accepted' THEN 1 ELSE 0 END) FROM assignments_assignment
WHERE association_id IN ({bodies}) AND state <> 'withdrawn' AND issued_on BETWEEN %(starts)s AND %(ends)s
"""
CERTIFICATES = """
SELECT COUNT(*) FROM events_eventcertificate c JOIN events_event e ON e.id = c.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND c.revoked_on IS NULL
"""
FESTIVALS = """
SELECT COUNT(*), SUM(CASE WHEN t.is_recommended THEN 1 ELSE 0 END)
FROM events_talk t JOIN events_event e ON e.id = t.event_id
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND e.state IN ('published', 'held') AND e.kind = 'festival' AND t.is_practice
"""
SITES = """
SELECT COUNT(*) FROM expertise_innovationsite i WHERE i.association_id IN ({bodies}) AND EXISTS
(SELECT 1 FROM expertise_sitestatus s WHERE s.site_id = i.id AND s.starts <= %(until)s
AND (s.ends IS NULL OR s.ends >= %(until)s))
"""
PRODUCTS = """
SELECT kind, subject_id, COUNT(*) FROM growth_poolproduct
WHERE association_id IN ({bodies}) AND made_on BETWEEN %(starts)s AND %(ends)s GROUP BY kind, subject_id
"""
SUPPORT = """
SELECT COUNT(*) FROM growth_supportedschool
WHERE association_id IN ({bodies}) AND year BETWEEN %(school_first)s AND %(school_last)s
"""
PARTICIPATIONS = """
SELECT kind, COUNT(*) FROM growth_participation WHERE association_id IN ({bodies})
AND starts_on <= %(ends)s AND (ends_on IS NULL OR ends_on >= %(starts)s) GROUP BY kind
"""
RESPONDENTS = """
SELECT SUM(CASE WHEN r.state IN ('submitted', 'returned', 'accepted') THEN 1 ELSE 0 END), COUNT(*)
FROM monitoring_respondent r JOIN monitoring_monitoringcampaign c ON c.id = r.campaign_id
WHERE c.association_id = %(body)s AND c.state <> 'draft' AND c.ends_on BETWEEN %(starts)s AND %(ends)s
AND r.municipality_id IS NOT NULL AND r.excluded_reason = ''
"""

# What the tables of the year take beside the counts above.
TOPICS = """
SELECT id, title FROM events_topic WHERE region_id = %(region)s ORDER BY position, title
"""
SUBJECTS = """
SELECT id, title FROM directory_subject ORDER BY position, title
"""
SECTIONS = """
SELECT s.id, s.title, COUNT(*), COUNT(r.came_at), SUM(CASE WHEN r.is_counted THEN 1 ELSE 0 END)
FROM events_event e JOIN events_eventsection s ON s.event_id = e.id
JOIN events_sectionseat t ON t.section_id = s.id AND t.state = 'registered'
JOIN events_registration r ON r.id = t.registration_id AND r.state = 'registered' AND r.confirmed_at IS NOT NULL
WHERE e.association_id IN ({bodies}) AND e.starts_at >= %(begins)s AND e.starts_at < %(over)s
AND e.state IN ('published', 'held') AND e.kind = 'method_day' GROUP BY s.id, s.title
"""
CAMPAIGNS = """
SELECT c.opens_at FROM expertise_campaign c JOIN expertise_track t ON t.id = c.track_id
WHERE t.association_id IN ({bodies}) AND t.kind = 'atlas' AND c.is_published
"""
MANAGERS = """
SELECT COUNT(*), SUM(CASE WHEN o.kind = 'local_authority' THEN 1 ELSE 0 END)
FROM growth_poolmember m LEFT JOIN directory_organization o ON o.id = m.organization_id
WHERE m.association_id IN ({bodies}) AND m.kind = 'managers' AND m.valid_from <= %(ends)s
AND (m.valid_to IS NULL OR m.valid_to >= %(ends)s)
"""
