-- title: Traffic stops per hour, final figures
-- description: Traffic stops and how many ended in a citation, once an hour is over; wants records in time order, older ones are late
-- mode: append
-- chart: line
SELECT window.start AS hour, count(*) AS stops, count_if(disposition = 'CIT') AS cited
FROM calls WATERMARK call_date_time DELAY OF INTERVAL 3 HOURS
WHERE original_crime_type_name = 'Traffic Stop'
GROUP BY window(call_date_time, '1 hour')
