-- title: Weekday by hour
-- description: When the city calls: the 168 hours of the week, Monday first, in local time
-- mode: complete
-- chart: heatmap
SELECT weekday(call_date_time) + 1 AS day_number, date_format(call_date_time, 'EEEE') AS weekday,
       hour(call_date_time) AS hour, count(*) AS calls
FROM calls
WHERE call_date_time IS NOT NULL
GROUP BY weekday(call_date_time) + 1, date_format(call_date_time, 'EEEE'), hour(call_date_time)
ORDER BY day_number, hour
