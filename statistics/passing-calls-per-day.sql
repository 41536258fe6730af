-- title: Passing calls against the rest
-- description: Each day, the calls that a patrol made by passing by, beside all others, and their share in percent
-- mode: complete
-- chart: line
SELECT to_date(call_date_time) AS day,
       count_if(original_crime_type_name = 'Passing Call') AS passing_calls,
       count_if(original_crime_type_name <> 'Passing Call') AS other_calls,
       round(100.0 * count_if(original_crime_type_name = 'Passing Call') / count(*), 1) AS passing_percent
FROM calls
GROUP BY to_date(call_date_time)
ORDER BY day
