-- title: Calls by disposition
-- description: How calls ended, in words where the radio code is known and as the code where it is not
-- mode: complete
-- chart: bar
SELECT coalesce(r.description, c.disposition) AS outcome, count(*) AS calls
FROM calls c LEFT JOIN radio_code r ON c.disposition = r.disposition_code
GROUP BY coalesce(r.description, c.disposition)
ORDER BY calls DESC, outcome
