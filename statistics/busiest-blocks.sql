-- title: Busiest blocks
-- description: The 25 blocks with the most calls; patrols that only pass by are not counted
-- mode: complete
-- chart: ranking
SELECT address, count(*) AS calls, max(call_date_time) AS last_call
FROM calls
WHERE address_type = 'Premise Address' AND original_crime_type_name <> 'Passing Call'
GROUP BY address
ORDER BY calls DESC, address
LIMIT 25
