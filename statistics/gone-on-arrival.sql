-- title: Gone on arrival, per day
-- description: Each day, the share in percent of calls where nobody was left, or could be found, when an officer came
-- mode: update
-- chart: line
SELECT date_trunc('DAY', call_date_time) AS day, count(*) AS calls, count_if(disposition IN ('GOA', 'UTL')) AS gone,
       round(100.0 * count_if(disposition IN ('GOA', 'UTL')) / count(*), 1) AS gone_percent
FROM calls
WHERE disposition <> 'Not recorded' AND call_date_time IS NOT NULL
GROUP BY date_trunc('DAY', call_date_time)
