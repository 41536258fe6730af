-- title: Calls per day
-- description: Daily totals by the date in San Francisco (a window of one day would start at 16:00 or 17:00 local time)
-- mode: complete
-- chart: line
SELECT to_date(call_date_time) AS day, count(*) AS calls
FROM calls
GROUP BY to_date(call_date_time)
ORDER BY day
