-- title: Top types of the last hours
-- description: Which types of call came most often, hour by hour, the newest hour first; patrols that only pass by are not counted
-- mode: complete
-- chart: ranking
SELECT window.start AS hour, original_crime_type_name, count(*) AS calls
FROM calls
WHERE original_crime_type_name <> 'Passing Call'
GROUP BY window(call_date_time, '1 hour'), original_crime_type_name
ORDER BY hour DESC, calls DESC, original_crime_type_name
LIMIT 50
