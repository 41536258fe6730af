using System.Globalization;
using System.Text;
using Confluent.Kafka;
using TenFour.Streaming.Queries;

namespace TenFour.Kafka.Sinks;

/// <summary>The kept records of one batch on their way into Kafka.</summary>
internal sealed class KafkaKeptBatch(BatchSender sender, string topic, long batchId) : IKeptRecordBatch
{
    private readonly bool _isPast = sender.HasCommitted(batchId);
    private bool _hasRecords;
    private bool _isCommitted;

    public void Add(KeptRecord record)
    {
        if (_isPast)
        {
            return;
        }

        sender.Send(topic, Partition.Any, Message(record), CancellationToken.None);
        _hasRecords = true;
    }

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (_hasRecords)
        {
            sender.Commit(batchId, cancellationToken);
        }

        _isCommitted = true;
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        if (!_isCommitted)
        {
            sender.Abort();
        }
    }

    private static Message<byte[]?, byte[]?> Message(KeptRecord record) => new()
    {
        Value = record.Record.ToArray(),
        Headers =
        [
            Header("source", record.Source),
            Header("partition", record.Partition.ToString(CultureInfo.InvariantCulture)),
            Header("offset", record.Offset.ToString(CultureInfo.InvariantCulture)),
            Header("reason", record.Reason),
        ],
    };

    private static Header Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));
}
