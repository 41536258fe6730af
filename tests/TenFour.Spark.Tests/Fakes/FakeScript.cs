using System.Collections.Concurrent;
using Grpc.Core;
using TenFour.Spark.Protocol;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>What a <see cref="FakeSpark"/> answers, and what it was asked.</summary>
internal sealed class FakeScript
{
    private readonly ConcurrentQueue<string> _calls = new();

    public string Version { get; set; } = "4.2.0";

    public string ServerSession { get; set; } = "server-1";

    /// <summary>All responses of an execution, the end mark included.</summary>
    public List<ExecutePlanResponse> Responses { get; } = [];

    /// <summary>How the next streams break, one each. Without one a stream gives all that is left.</summary>
    public ConcurrentQueue<Breaking> Breakings { get; } = new();

    public ConcurrentQueue<RpcException> AnalyzeFailures { get; } = new();

    /// <summary>How long the answer to a question takes.</summary>
    public TimeSpan AnalyzeDelay { get; set; }

    /// <summary>What is told of an error; null: nothing, and never.</summary>
    public FetchErrorDetailsResponse? Details { get; set; } = new();

    /// <summary>The metadata of the newest call.</summary>
    public Metadata Headers { get; private set; } = [];

    /// <summary>The calls in order; of releases only those of everything.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    public void Log(string call, ServerCallContext context)
    {
        Headers = context.RequestHeaders;
        _calls.Enqueue(call);
    }

    public FakeScript Break(params IEnumerable<Breaking> breakings)
    {
        foreach (var breaking in breakings)
        {
            Breakings.Enqueue(breaking);
        }

        return this;
    }
}
