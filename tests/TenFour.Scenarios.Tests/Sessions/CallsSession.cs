using TenFour.Calls;
using TenFour.Calls.Simulation;
using TenFour.Streaming.Queries;
using TenFour.Streaming.Sessions;
using TenFour.Streaming.Topics;
using TenFour.Testing;

namespace TenFour.Scenarios.Tests.Sessions;

/// <summary>A session with simulated calls in a topic that can grow.</summary>
internal sealed class CallsSession : IDisposable
{
    public static readonly QueryOptions AllAvailable = new() { Trigger = Trigger.AvailableNow, Workers = 2 };

    private readonly TemporaryFolder _folder = new();
    private readonly CallGenerator _generator = new(new CallGeneratorOptions { Duplicates = 0.05 });
    private long _written;

    public CallsSession(int records = 600)
    {
        Append(records);
        Session = StreamingSession.Local().AddTopic("calls", Topic, CallSchema.Schema).AddTable(StatisticScenario.RadioCodeTable());
    }

    public string Topic => _folder.Of("calls");

    public StreamingSession Session { get; }

    public StreamingFrame Calls => Session.Stream("calls");

    public string Of(string name) => _folder.Of(name);

    public void Append(int records)
    {
        var record = new byte[CallGenerator.MaxRecordBytes];
        using var writer = FileTopicWriter.Open(Topic, "test", new FileTopicWriterOptions(), TimeProvider.System);
        for (var end = _written + records; _written < end; _written++)
        {
            writer.Append(0, record.AsSpan(0, _generator.Write(_written, record)));
        }

        writer.Commit($"{_written}");
    }

    public void Dispose() => _folder.Dispose();
}
