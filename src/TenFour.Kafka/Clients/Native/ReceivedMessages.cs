using System.Runtime.InteropServices;
using Confluent.Kafka;
using TenFour.Streaming.Sources;

namespace TenFour.Kafka.Clients.Native;

/// <summary>
/// What a consumer has received, some hundreds of messages at a time, in the client's own memory. Replaces <c>Consume</c>, which makes several objects
/// for each message; nothing is allocated here. Must be disposed before the consumer is closed. Used by one thread at a time.
/// </summary>
internal sealed unsafe class ReceivedMessages : IDisposable
{
    private const int MostMessages = 1024;

    private readonly NativeFunctions _functions = NativeFunctions.Instance;
    private readonly SafeHandle _client;
    private readonly nint _queue;
    private readonly nint[] _messages = GC.AllocateUninitializedArray<nint>(MostMessages, pinned: true);

    public ReceivedMessages(Handle client)
    {
        _client = NativeFunctions.HandleOf(client);
        _queue = _functions.GetConsumerQueue(_client.DangerousGetHandle());
    }

    /// <summary>The messages that are here until <see cref="Release"/>.</summary>
    public int Count { get; private set; }

    public ref readonly NativeMessage this[int message] => ref *At(message);

    /// <summary>Takes what there is, or waits for one message.</summary>
    /// <param name="millis">How long to wait.</param>
    /// <returns>How many messages are here now.</returns>
    public int Receive(int millis)
    {
        // Asked for many, the client would wait until it has so many: so it may only wait for one.
        Count = Consume(0, MostMessages);
        if (Count == 0)
        {
            Count = Consume(millis, 1);
        }

        return Count;
    }

    /// <summary>Gives the messages back to the client.</summary>
    public void Release()
    {
        for (var i = 0; i < Count; i++)
        {
            _functions.DestroyMessage(At(i));
        }

        Count = 0;
    }

    /// <summary>When the message was written, in milliseconds since the epoch.</summary>
    public long TimestampOf(int message)
    {
        int kind;
        return _functions.GetTimestamp(At(message), &kind);
    }

    /// <summary>The name of the message's topic; null where an error is of none.</summary>
    public string? TopicOf(int message) =>
        At(message)->Topic is var topic && topic == 0 ? null : Marshal.PtrToStringUTF8((nint)_functions.GetTopicName(topic));

    /// <summary>What the client says of a message that is an error.</summary>
    public Error ErrorOf(int message) => new(At(message)->Error, Marshal.PtrToStringUTF8((nint)_functions.GetErrorText(At(message))));

    /// <summary>The message's headers; null without any.</summary>
    public IReadOnlyList<RecordHeader>? HeadersOf(int message)
    {
        nint all;
        if (_functions.GetHeaders(At(message), &all) != 0)
        {
            return null;
        }

        var headers = new List<RecordHeader>();
        byte* name;
        byte* value;
        nuint length;
        while (_functions.GetHeader(all, (nuint)headers.Count, &name, &value, &length) == 0)
        {
            headers.Add(new RecordHeader(
                Marshal.PtrToStringUTF8((nint)name)!, value is null ? null : new ReadOnlySpan<byte>(value, checked((int)length)).ToArray()));
        }

        return headers;
    }

    public void Dispose()
    {
        Release();
        _functions.DestroyQueue(_queue);
    }

    private int Consume(int millis, int most)
    {
        var count = _functions.ConsumeBatch(_queue, millis, (NativeMessage**)Marshal.UnsafeAddrOfPinnedArrayElement(_messages, 0), (nuint)most);
        GC.KeepAlive(_client);
        return count >= 0 ? (int)count : throw new KafkaException(ErrorCode.Local_State);
    }

    private NativeMessage* At(int message) => (NativeMessage*)_messages[message];
}
