-- title: Trouble spots
-- description: Places with three calls or more, each within half an hour of the one before, once it is quiet; wants time order
-- mode: append
-- chart: table
SELECT session_window.start AS first_call, session_window.end AS quiet_since, address, count(*) AS calls,
       min(original_crime_type_name) AS a_type
FROM calls WATERMARK call_date_time DELAY OF INTERVAL 30 MINUTES
WHERE original_crime_type_name <> 'Passing Call'
GROUP BY session_window(call_date_time, '30 minutes'), address
HAVING count(*) >= 3
