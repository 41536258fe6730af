-- title: Calls by minute, type and neighborhood
-- description: What the page Now adds up. A call counts once, at its first record: a duplicate, or a change of an open call, adds nothing
-- mode: update
-- chart: table
SELECT window.start AS minute, type, area, count(*) AS calls
FROM (SELECT call_date_time, original_crime_type_name AS type, coalesce(neighborhood, place_neighborhood) AS area
      FROM calls WATERMARK call_date_time DELAY OF INTERVAL 3 DAYS
           DEDUPLICATE BY (crime_id, call_date_time, original_crime_type_name) WITHIN WATERMARK
      LEFT JOIN city_place ON address = place_address)
GROUP BY window(call_date_time, '1 minute'), type, area
