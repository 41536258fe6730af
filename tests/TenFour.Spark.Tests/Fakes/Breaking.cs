using Grpc.Core;

namespace TenFour.Spark.Tests.Fakes;

/// <summary>How a stream of a <see cref="FakeSpark"/> ends before its time.</summary>
/// <param name="After">Responses that it gives before.</param>
internal sealed record Breaking(int After, Func<ServerCallContext, Task> How)
{
    /// <summary>In good order, as servers do every two minutes.</summary>
    public static Breaking End(int after) => new(after, _ => Task.CompletedTask);

    /// <summary>The connection is cut.</summary>
    public static Breaking Cut(int after) => new(after, context =>
    {
        context.GetHttpContext().Abort();
        return Task.CompletedTask;
    });

    public static Breaking Fail(int after, RpcException failure) => new(after, _ => Task.FromException(failure));

    /// <summary>Nothing is said any more.</summary>
    public static Breaking Silence(int after) => new(after, context => Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken));
}
