-- title: From call to first officer on the scene
-- description: Minutes from call to dispatch and to arrival by priority and hour of the day; empty for feeds that do not know these times, as the 2018 file
-- mode: complete
-- chart: bar
SELECT priority, hour(call_date_time) AS hour, count(*) AS calls,
       round(avg(unix_timestamp(dispatch_date_time) - unix_timestamp(call_date_time)) / 60, 1) AS minutes_to_dispatch,
       round(avg(unix_timestamp(onscene_date_time) - unix_timestamp(call_date_time)) / 60, 1) AS minutes_to_arrival
FROM calls
WHERE onscene_date_time IS NOT NULL AND call_date_time IS NOT NULL
GROUP BY priority, hour(call_date_time)
ORDER BY priority, hour
