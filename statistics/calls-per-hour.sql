-- title: Calls per hour
-- description: The volume of all calls, hour by hour, and how many of them the police started themselves by passing by
-- mode: complete
-- chart: line
SELECT window.start AS hour, count(*) AS calls, count_if(original_crime_type_name = 'Passing Call') AS passing_calls
FROM calls
GROUP BY window(call_date_time, '1 hour')
ORDER BY hour
