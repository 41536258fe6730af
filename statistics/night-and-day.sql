-- title: Night against day
-- description: Types with at least 50 calls, by the share of them in percent that come between 22:00 and 6:00
-- mode: complete
-- chart: ranking
SELECT original_crime_type_name,
       count_if(hour(call_date_time) >= 22 OR hour(call_date_time) < 6) AS night_calls,
       count_if(hour(call_date_time) BETWEEN 6 AND 21) AS day_calls,
       round(100.0 * count_if(hour(call_date_time) >= 22 OR hour(call_date_time) < 6) / count(*), 1) AS night_percent
FROM calls
WHERE call_date_time IS NOT NULL
GROUP BY original_crime_type_name
HAVING count(*) >= 50
ORDER BY night_percent DESC, original_crime_type_name
