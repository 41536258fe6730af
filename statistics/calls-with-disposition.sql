-- title: Calls with the meaning of their disposition
-- description: Each call as it comes, with its radio code in words; calls whose code is not in the list are left out
-- mode: append
-- chart: table
SELECT c.call_date_time, c.original_crime_type_name, c.disposition, r.description
FROM calls c JOIN radio_code r ON c.disposition = r.disposition_code
