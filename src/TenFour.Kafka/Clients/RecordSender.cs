using Confluent.Kafka;
using TenFour.Streaming.Errors;

namespace TenFour.Kafka.Clients;

/// <summary>
/// Sends records, in transactions or not. Idempotent: what the client sends twice is there once. Waits as long as the brokers do not answer.
/// Used by one thread at a time.
/// </summary>
internal sealed class RecordSender : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TransactionStep = TimeSpan.FromSeconds(2);
    /// <summary>The broker that keeps the books of transactions may have to load them first.</summary>
    private const int StartSteps = 15;

    /// <summary>Records that the client keeps because their transaction has failed are reported only when it is taken back.</summary>
    private const int ReportSteps = 20;

    /// <summary>After so many a broker that cannot be reached counts as one that never will.</summary>
    private const int PatientSteps = 2;

    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The broker decides how large a record may be, not the client: its own limit lies below that of a broker without settings.</summary>
    private const int MostRecordBytes = 100_000_000;

    private readonly ClientFactory _factory;
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly ConnectionWatch _watch;
    private readonly bool _isTransactional;
    private readonly Action<DeliveryReport<byte[]?, byte[]?>> _delivered;
    private Error? _failure;
    private string? _failedTopic;
    private int _largest;
    private bool _isOpen;

    public RecordSender(ClientFactory factory, SenderOptions options, ConnectionWatch watch)
    {
        (_factory, _watch, _isTransactional, _delivered) = (factory, watch, options.TransactionalId is not null, Delivered);
        _producer = factory.Producer(config =>
        {
            (config.TransactionalId, config.Acks) = (options.TransactionalId, options.Acks);
            config.EnableIdempotence = options.Acks == Acks.All;
            config.LingerMs = 5;
            config.MessageMaxBytes = MostRecordBytes;
            config.CompressionType = options.Compression;
            if (!_isTransactional)
            {
                // A broker that is away comes back; until then nothing is given up. (A transaction has a time limit of its own.)
                config.MessageTimeoutMs = 0;
            }
        });
    }

    /// <summary>Shuts out an earlier sender of the same name and ends the transaction that it left open.</summary>
    /// <exception cref="StreamingException">The brokers refuse it, or the one that it needs cannot be reached.</exception>
    public void Start()
    {
        for (var step = 1; _isTransactional; step++)
        {
            try
            {
                _producer.InitTransactions(TransactionStep);
                return;
            }
            catch (KafkaRetriableException) when (step < PatientSteps || (step < StartSteps && Unreached() is null))
            {
                // Not yet.
            }
            catch (KafkaException e)
            {
                throw Unreached() is { } broker && KafkaFailure.IsPassing(e.Error)
                    ? KafkaFailure.Misadvertised(_factory.Servers, [broker], _factory.Trouble, e.Error)
                    : KafkaFailure.Of("Transactions cannot be used", e);
            }
        }
    }

    /// <summary>Sends a record, in the transaction if there are transactions.</summary>
    /// <param name="partition"><see cref="Partition.Any"/> lets the client choose by the key.</param>
    public void Send(string topic, Partition partition, Message<byte[]?, byte[]?> message, CancellationToken cancellation)
    {
        Begin();
        _largest = Math.Max(_largest, message.Value?.Length ?? 0);
        while (true)
        {
            ThrowIfFailed();
            try
            {
                _producer.Produce(new TopicPartition(topic, partition), message, _delivered);
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                cancellation.ThrowIfCancellationRequested();
                _watch.Silent();
                _producer.Poll(Step);
            }
            catch (KafkaException e)
            {
                // A transaction that has failed for an earlier record takes no more.
                throw _isTransactional && Reported() is { } failure ? Failed(failure, _failedTopic) : Failed(e.Error, topic);
            }
        }
    }

    /// <summary>Waits until the brokers have all that was sent.</summary>
    public void Flush(CancellationToken cancellation)
    {
        while (_producer.Flush(Step) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            ThrowIfFailed();
            _watch.Silent();
        }

        ThrowIfFailed();
        _largest = 0;
        _watch.Heard();
    }

    /// <summary>Makes what was sent since the last time visible at once: commits the transaction, or waits for the brokers.</summary>
    public void Commit(CancellationToken cancellation)
    {
        if (!_isTransactional)
        {
            Flush(cancellation);
            return;
        }

        while (_isOpen)
        {
            cancellation.ThrowIfCancellationRequested();
            ThrowIfFailed();
            try
            {
                _producer.CommitTransaction(TransactionStep);
                (_isOpen, _largest) = (false, 0);
                _watch.Heard();
            }
            catch (KafkaRetriableException)
            {
                _watch.Silent();
            }
            catch (KafkaException e)
            {
                throw Failed(Reported() ?? e.Error, _failedTopic);
            }
        }
    }

    /// <summary>Takes back what was sent since the last commit.</summary>
    public void Abort()
    {
        if (_isOpen)
        {
            _isOpen = false;
            Transactional("The transaction cannot be aborted", () => _producer.AbortTransaction(AbortTimeout));
            _failure = null;
        }
    }

    /// <summary>Closes without waiting; an open transaction is left to the broker, which ends it.</summary>
    public void Dispose()
    {
        _producer.Dispose();
        _watch.End();
    }

    private string? Unreached() => _factory.Trouble.LearntBroker(_factory.Servers);

    private void Begin()
    {
        if (_isTransactional && !_isOpen)
        {
            Transactional("A transaction cannot be begun", _producer.BeginTransaction);
            _isOpen = true;
        }
    }

    private static void Transactional(string failure, Action action)
    {
        try
        {
            action();
        }
        catch (KafkaException e)
        {
            throw KafkaFailure.Of(failure, e);
        }
    }

    // Called by the client's thread, and by no other.
    private void Delivered(DeliveryReport<byte[]?, byte[]?> report)
    {
        if (report.Error.IsError && Telling() is null)
        {
            _failedTopic = report.Topic;
            Volatile.Write(ref _failure, report.Error);
        }
    }

    /// <summary>What became of a record, which says more than the failure of its transaction, and may be reported a moment later.</summary>
    private Error? Reported()
    {
        for (var step = 0; step < ReportSteps && Telling() is null && _producer.Flush(Step) > 0; step++)
        {
            // Not yet.
        }

        return Telling();
    }

    /// <summary>The failure of a record that did not fail for another one.</summary>
    private Error? Telling() => Volatile.Read(ref _failure) is { } failure && !IsConsequence(failure) ? failure : null;

    /// <summary>A record that the client gave up because of another one, which says more.</summary>
    private static bool IsConsequence(Error error) => error.Code is ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight;

    private void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
        {
            throw Failed(failure, _failedTopic);
        }
    }

    private StreamingException Failed(Error error, string? topic) => error.Code switch
    {
        ErrorCode.Local_Fenced or ErrorCode.ProducerFenced or ErrorCode.InvalidProducerEpoch => KafkaFailure.ShutOut(),
        ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_TimedOut => StreamingException.ForEnvironment(
            $"The transaction took longer than the broker allows, and was taken back: {error.Reason}.",
            "Start again: it goes on where it was. kafka.transaction.timeout.ms allows more time."),
        ErrorCode.MsgSizeTooLarge => KafkaFailure.TooLarge(topic, _largest, error),
        _ => KafkaFailure.Of(topic is null ? "Writing to Kafka failed" : $"Writing to the topic {topic} failed", new KafkaException(error)),
    };
}
