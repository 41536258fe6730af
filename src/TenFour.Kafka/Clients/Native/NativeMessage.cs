using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace TenFour.Kafka.Clients.Native;

/// <summary>
/// A message in the client's memory: <c>rd_kafka_message_t</c>, whose layout is part of librdkafka's stable interface. Valid until it is released.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct NativeMessage
{
    private readonly int _error;

    /// <summary>The client's topic: the same for all messages of a topic as long as one of its partitions is assigned; 0 where the error is of none.</summary>
    public readonly nint Topic;

    public readonly int Partition;
    private readonly byte* _value;
    private readonly nuint _valueLength;
    private readonly byte* _key;
    private readonly nuint _keyLength;

    /// <summary>The record's offset; for an end of a partition that end; for an error the place that it is about.</summary>
    public readonly long Offset;

    private readonly nint _private;

    /// <summary><see cref="ErrorCode.NoError"/> for a record.</summary>
    public ErrorCode Error => (ErrorCode)_error;

    /// <summary>False for a null value.</summary>
    public bool HasValue => _value is not null;

    public ReadOnlySpan<byte> Value => new(_value, checked((int)_valueLength));

    public bool HasKey => _key is not null;

    public ReadOnlySpan<byte> Key => new(_key, checked((int)_keyLength));
}
