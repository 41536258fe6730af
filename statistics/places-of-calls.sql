-- title: Intersections against premises
-- description: Where calls happen by part of the day: at a crossing, in a building, at a known place or at a place typed by hand
-- mode: complete
-- chart: bar
SELECT address_type,
       CASE WHEN hour(call_date_time) < 6 THEN '1 night (0 to 6)'
            WHEN hour(call_date_time) < 12 THEN '2 morning (6 to 12)'
            WHEN hour(call_date_time) < 18 THEN '3 afternoon (12 to 18)'
            ELSE '4 evening (18 to 24)' END AS part_of_day,
       count(*) AS calls
FROM calls
WHERE call_date_time IS NOT NULL
GROUP BY address_type,
       CASE WHEN hour(call_date_time) < 6 THEN '1 night (0 to 6)'
            WHEN hour(call_date_time) < 12 THEN '2 morning (6 to 12)'
            WHEN hour(call_date_time) < 18 THEN '3 afternoon (12 to 18)'
            ELSE '4 evening (18 to 24)' END
ORDER BY address_type, part_of_day
