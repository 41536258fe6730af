using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TenFour.EndToEnd.Sides;

/// <summary>The process of one side: a command a line on standard input, a result a line on standard output, until the input ends.</summary>
internal static class SideHost
{
    public static async Task RunAsync(string kind, string[] arguments)
    {
        using var side = Create(kind, new SideSettings(arguments));
        while (await Console.In.ReadLineAsync() is { } command)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await AnswerAsync(side, command)));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The other process reports it.")]
    private static async Task<SideResult> AnswerAsync(ISide side, string command)
    {
        try
        {
            var before = Environment.CpuUsage.TotalTime;
            var result = command == SideProcess.VerifyCommand ? await side.VerifyAsync() : await side.RunAsync();
            var used = Environment.CpuUsage.TotalTime - before;

            // What a run leaves behind must not be collected during the next one of another side. The memory itself is kept, as the other
            // sides keep theirs.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            return result with { CpuSeconds = used.TotalSeconds };
        }
        catch (Exception failure)
        {
            return new SideResult(0) { Error = failure.ToString() };
        }
    }

    private static ISide Create(string kind, SideSettings settings) => kind switch
    {
        EngineSide.Kind => new EngineSide(settings),
        SmallBatchSide.Kind => new SmallBatchSide(settings),
        VisibleSide.Kind => new VisibleSide(settings),
        DuckDbSide.Kind => new DuckDbSide(settings),
        NaiveSide.Kind => new NaiveSide(settings),
        InflateSide.Kind => new InflateSide(settings),
        ConsumeSide.Kind => new ConsumeSide(settings),
        _ => throw new BenchException($"There is no side {kind}."),
    };
}
