using TenFour.EndToEnd.Sides;
using TenFour.Streaming;

namespace TenFour.EndToEnd.Rows;

/// <summary>T from a topic of Kafka against a loop of the same client that drops the records.</summary>
internal sealed class KafkaRow : IRow
{
    private const string ServersVariable = "TENFOUR_TEST_KAFKA";

    public string Name => "kafka";

    public string About => "T in update mode from Kafka against a loop of Confluent.Kafka's Consume that drops the bytes, two partitions";

    public async Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context)
    {
        if (Environment.GetEnvironmentVariable(ServersVariable) is not { Length: > 0 } servers)
        {
            return [new RowResult(Name, About) { Skipped = $"{ServersVariable} is not set" }];
        }

        var records = context.Options.Records;
        var name = $"tenfour-bench-{records}";
        var topic = $"kafka://{servers}/{name}";
        context.Log($"producing {records:N0} records to {topic}, those that are missing");
        await context.Program.RunAsync(["produce", "--to", topic, "--simulate", "--model", "file", "--seed", "1", "--limit", $"{records}", "--partitions", "2"]);
        var ours = context.Engine(nameof(Statistics.T), topic, OutputMode.Update, ("sink", EngineSinks.Noop));
        var bare = SideProcess.StartPeer("Consume", ConsumeSide.Kind, ("servers", servers), ("name", name));
        await using var contest = new Contest(context, ours, bare);

        await Contest.WarmUpAsync(ours, Contest.RunsUntilCompiled);
        await Contest.WarmUpAsync(bare, 1);
        await contest.RunAsync(context.Options.Runs);
        return
        [
            Speeds.Against(Name, About, records, contest.Seconds(ours), bare.Name, contest.Seconds(bare), null, Target.AtLeast(0.8, 0.95))
                with { Note = contest.CpuNote(records) },
        ];
    }
}
