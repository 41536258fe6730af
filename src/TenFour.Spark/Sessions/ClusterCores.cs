using System.Globalization;
using TenFour.Spark.Protocol;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;
using Schema = TenFour.Streaming.Types.Schema;

namespace TenFour.Spark.Sessions;

/// <summary>
/// Finds out how many cores a cluster has. Spark Connect does not tell, but a range is cut into as many partitions as Spark's default parallelism,
/// which is the number of cores unless <c>spark.default.parallelism</c> says otherwise.
/// </summary>
internal static class ClusterCores
{
    private const string Query = "SELECT count(DISTINCT part) AS cores FROM (SELECT spark_partition_id() AS part FROM range(100000))";

    private static readonly Schema Answer = new([new StructField("cores", SqlType.Long)]);

    public static async Task<int> CountAsync(SparkSession session, CancellationToken cancellation)
    {
        var cores = 0L;
        await foreach (var batch in session.RowsAsync(new Relation { Sql = new SQL { Query = Query } }, Answer, cancellation).ConfigureAwait(false))
        {
            cores = batch.Rows.Count > 0 ? ((FixedColumn<long>)batch.Columns[0]).Values[batch.Rows[0]] : cores;
        }

        return (int)Math.Max(1, cores);
    }

    public static string Text(int cores) => cores.ToString(CultureInfo.InvariantCulture);
}
