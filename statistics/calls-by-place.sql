-- title: Where calls come from
-- description: Calls by place, in fields of about 100 m; empty for feeds that do not know the place, as the 2018 file
-- mode: complete
-- chart: map
SELECT round(longitude, 3) AS longitude, round(latitude, 3) AS latitude, count(*) AS calls, max(call_date_time) AS last_call
FROM calls
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
GROUP BY round(longitude, 3), round(latitude, 3)
ORDER BY calls DESC, longitude, latitude
