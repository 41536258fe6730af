-- title: Calls whose disposition was not recorded
-- description: Types with at least 20 calls, by the share of them in percent whose outcome nobody wrote down
-- mode: complete
-- chart: ranking
SELECT original_crime_type_name, count(*) AS calls, count_if(disposition = 'Not recorded') AS unrecorded,
       round(100.0 * count_if(disposition = 'Not recorded') / count(*), 1) AS unrecorded_percent
FROM calls
GROUP BY original_crime_type_name
HAVING count(*) >= 20 AND count_if(disposition = 'Not recorded') > 0
ORDER BY unrecorded_percent DESC, calls DESC, original_crime_type_name
