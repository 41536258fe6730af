using Google.Protobuf;
using TenFour.Spark.Protocol;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>Responses of an execution that gives rows.</summary>
internal static class FakeRows
{
    public static readonly ExecutePlanResponse Complete = new() { ResultComplete = new() };

    /// <summary>A response that carries a number in the place of Arrow's bytes.</summary>
    public static ExecutePlanResponse Number(byte number) =>
        new() { ArrowBatch = new() { RowCount = 1, Data = ByteString.CopyFrom(number) } };

    /// <summary>The numbers from 0, each in a response of its own, and the end.</summary>
    public static IEnumerable<ExecutePlanResponse> Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Number((byte)i)), Complete];

    public static Plan Plan => new() { Root = new Relation { Sql = new SQL { Query = "SELECT 1" } } };
}
