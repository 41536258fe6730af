-- title: Top types of the last hours
-- description: The types with the most calls in the newest one-hour windows, which move on by ten minutes
-- mode: complete
-- chart: ranking
SELECT window.start AS from_time, window.end AS to_time, original_crime_type_name, count(*) AS calls
FROM calls
WHERE original_crime_type_name <> 'Passing Call'
GROUP BY window(call_date_time, '1 hour', '10 minutes'), original_crime_type_name
ORDER BY from_time DESC, calls DESC, original_crime_type_name
LIMIT 50
