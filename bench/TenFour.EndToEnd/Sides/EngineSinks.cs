using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Streaming.Sinks;

namespace TenFour.EndToEnd.Sides;

/// <summary>The sinks by name.</summary>
internal static class EngineSinks
{
    public const string Console = "console";
    public const string Noop = "noop";

    /// <summary>The console's is that of the program, with its texts going nowhere.</summary>
    public static ISink Create(string name) => name switch
    {
        Console => new ConsoleSink(new Output(Stream.Null, Stream.Null, TerminalTraits.None, TerminalTraits.None), TimeProvider.System),
        Noop => new NoopSink(),
        _ => throw new BenchException($"There is no sink {name} to measure with."),
    };
}
