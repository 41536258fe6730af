-- title: Calls by type and disposition, 30-minute windows
-- description: How often each type of call ended in each disposition, in every half hour that starts on a minute
-- mode: complete
-- chart: ranking
SELECT window, original_crime_type_name, disposition, count(*) AS count
FROM (SELECT DISTINCT call_date_time, original_crime_type_name, disposition FROM calls)
     WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
GROUP BY window(call_date_time, '30 minutes', '1 minute'), original_crime_type_name, disposition
ORDER BY count DESC
