-- title: Calls as they come, with their place
-- description: The latest calls and the points of the map of the page Now. Types that name a person's distress have no place
-- mode: append
-- chart: table
SELECT call_date_time, type, disposition, priority,
       CASE WHEN is_sensitive THEN NULL ELSE address END AS address,
       CASE WHEN is_sensitive THEN NULL ELSE area END AS area,
       CASE WHEN is_sensitive THEN NULL ELSE longitude END AS longitude,
       CASE WHEN is_sensitive THEN NULL ELSE latitude END AS latitude
FROM (SELECT call_date_time, original_crime_type_name AS type, disposition, priority, address,
             coalesce(neighborhood, place_neighborhood) AS area,
             coalesce(longitude, place_longitude) AS longitude,
             coalesce(latitude, place_latitude) AS latitude,
             coalesce(lower(original_crime_type_name) RLIKE 'suicid|[0-9 ]dv|^dv|domestic|family|stalk|tro viol|ro viol|sexual|rape|indecent|molest|lewd|juv|child|kid|missing adult|minor|psych|mental|5150|overdose|at risk|death|coroner|elder|abuse|homecheck|medication|restraint|seclusion|(^|[^0-9.,])(800|801|802|806|807|809|261|288|311|368|420)([^0-9]|$)', false) AS is_sensitive
      FROM calls WATERMARK call_date_time DELAY OF INTERVAL 3 DAYS
           DEDUPLICATE BY (crime_id, call_date_time, original_crime_type_name) WITHIN WATERMARK
      LEFT JOIN city_place ON address = place_address)
WHERE call_date_time IS NOT NULL
