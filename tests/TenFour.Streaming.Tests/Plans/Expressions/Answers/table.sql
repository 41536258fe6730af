SELECT true b, 1Y ti, 2S si, 3 i, 4L l, 1.5F f, 2.5D d, CAST(12.34 AS DECIMAL(10,2)) dec, '7' s, X'4142' bin, DATE'2018-12-31' dt,
TIMESTAMP'2018-12-31 23:57:00' ts, TIMESTAMP_NTZ'2018-12-31 23:57:00' ntz, INTERVAL '1 02:03:04.5' DAY TO SECOND dti, INTERVAL '1-2' YEAR TO MONTH ymi,
make_interval(0,1,0,2,3,0,0) ci, array(1,2,3) arr, named_struct('x', 1, 'y', 'a') st, map('k', 1) m, NULL n,
CAST(NULL AS INT) ni, CAST(NULL AS STRING) ns, CAST(NULL AS BOOLEAN) nb, CAST(NULL AS TIMESTAMP) nts, array('a', NULL) sa,
127Y tmax, -128Y tmin, 32767S smax, (-32767S - 1S) smin, 2147483647 imax, (-2147483647 - 1) imin, 9223372036854775807L lmax, (-9223372036854775807L - 1L) lmin,
0 z, 0L zl, 0.0D zd, -0.0D nzd, double('NaN') nan, double('Infinity') inf, float('NaN') fnan, 1e10D big, 1.5e-5D small, 3.4e38F fbig,
CAST(99999999999999999999999999999999999999BD AS DECIMAL(38,0)) dmax, CAST(12345678901234567890.123456789012345678BD AS DECIMAL(38,18)) d38, CAST(0 AS DECIMAL(5,2)) dz,
'abc' sbad, ' 12 ' sint, '1.5' sdec, 'Yes' syes, '2018-12-31' sdate, '2018-12-31 23:57:00' sts, 'Größe 50%_x\\y' su, false bf, CAST(NULL AS DOUBLE) nd, CAST(NULL AS DECIMAL(10,2)) ndec
