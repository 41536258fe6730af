using TenFour.Cli.Shell;
using TenFour.Kafka.Topics;

namespace TenFour.Cli.Commands;

/// <summary>Shows what there is to know about topics of Kafka.</summary>
internal static class KafkaTopicTables
{
    public static TextTable Partitions(KafkaTopicDescription topic)
    {
        var table = new TextTable(
            new("partition", IsNumber: true),
            new("records", IsNumber: true),
            new("first offset", IsNumber: true),
            new("end offset", IsNumber: true),
            new("leader", IsNumber: true),
            new("replicas"),
            new("in sync"));
        foreach (var partition in topic.Partitions)
        {
            table.Add(
                Numbers.Format(partition.Number),
                Numbers.Format(partition.Records),
                Numbers.Format(partition.Start),
                Numbers.Format(partition.End),
                partition.Leader < 0 ? "none" : Numbers.Format(partition.Leader),
                string.Join(',', partition.Replicas),
                string.Join(',', partition.InSync));
        }

        return table;
    }

    public static TextTable Groups(KafkaTopicDescription topic)
    {
        var table = new TextTable(new("group"), new("partition", IsNumber: true), new("lag", IsNumber: true));
        foreach (var (group, partition, lag) in topic.Groups.SelectMany(g => g.Partitions.OrderBy(p => p.Key), (g, p) => (g.Group, p.Key, p.Value)))
        {
            table.Add(group, Numbers.Format(partition), Numbers.Format(lag));
        }

        return table;
    }

    public static TextTable Settings(KafkaTopicDescription topic)
    {
        var table = new TextTable(new("setting"), new("value"));
        foreach (var (name, value) in topic.Settings)
        {
            table.Add(name, value);
        }

        return table;
    }
}
