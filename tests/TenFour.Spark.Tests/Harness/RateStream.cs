using System.Globalization;
using TenFour.Spark.Protocol;

namespace TenFour.Spark.Tests.Harness;

/// <summary>Spark's own stream of numbers, <c>timestamp</c> and <c>value</c>, for tests that need no topic.</summary>
internal static class RateStream
{
    public static Relation Of(int rowsPerSecond) => new()
    {
        Read = new Read
        {
            IsStreaming = true,
            DataSource = new Read.Types.DataSource
            {
                Format = "rate",
                Options = { ["rowsPerSecond"] = rowsPerSecond.ToString(CultureInfo.InvariantCulture) },
            },
        },
    };
}
