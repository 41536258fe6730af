-- title: Alarms and what came of them
-- description: Alarms of all kinds by outcome: most are no crime, and each costs a patrol its time
-- mode: complete
-- chart: bar
SELECT original_crime_type_name, coalesce(r.description, c.disposition) AS outcome, count(*) AS calls
FROM calls c LEFT JOIN radio_code r ON c.disposition = r.disposition_code
WHERE original_crime_type_name ILIKE '%alarm%'
GROUP BY original_crime_type_name, coalesce(r.description, c.disposition)
ORDER BY calls DESC, original_crime_type_name, outcome
