using TenFour.EndToEnd.Data;
using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>What every row works with.</summary>
/// <param name="Log">Tells the person who waits what is going on.</param>
/// <param name="Versions">What ran, with its version; rows add to it.</param>
internal sealed record BenchContext(BenchOptions Options, DataSets Data, BuiltProgram Program, Action<string> Log, SortedSet<string> Versions)
{
    /// <summary>TenFour over all of a topic.</summary>
    public SideProcess Engine(string statistic, string topic, OutputMode mode = OutputMode.Complete, params (string, object)[] more) =>
        SideProcess.Start("TenFour", EngineSide.Kind,
            [("statistic", statistic), ("topic", topic), ("mode", mode), ("scratch", Data.Scratch), .. more]);

    public SideProcess DuckDb(string statistic, string topic) =>
        SideProcess.StartPeer("DuckDB", DuckDbSide.Kind,
            ("statistic", statistic), ("files", DataSets.PartitionFile(topic)), ("scratch", Data.Scratch));

    public static SideProcess Naive(string statistic, string topic) =>
        SideProcess.StartPeer("naive C#", NaiveSide.Kind, ("statistic", statistic), ("file", DataSets.PartitionFile(topic)));

    public void Note(params IEnumerable<SideProcess> sides)
    {
        foreach (var side in sides)
        {
            if (side.Version is { } version)
            {
                Versions.Add(version);
            }
        }
    }
}
