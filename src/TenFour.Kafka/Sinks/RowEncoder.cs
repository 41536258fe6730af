using System.Text;
using Confluent.Kafka;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Documents;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types;

namespace TenFour.Kafka.Sinks;

/// <summary>
/// Makes records of rows: the row as a JSON object, or, where the columns are those of Spark's sink (<c>value</c> and maybe <c>key</c>,
/// <c>topic</c>, <c>partition</c>, <c>headers</c> and nothing else), what they say.
/// </summary>
internal sealed class RowEncoder
{
    private const int ValuePlace = 0;
    private const int KeyPlace = 1;
    private const int TopicPlace = 2;
    private const int PartitionPlace = 3;
    private const int HeadersPlace = 4;

    private static readonly string[] Names = ["value", "key", "topic", "partition", "headers"];

    private readonly RowJsonWriter _json;
    private readonly TextBuffer _text = new();
    private readonly string? _topic;
    private readonly int[] _places;

    /// <param name="topic">The topic of the address, which wins over a column; null without one.</param>
    /// <exception cref="StreamingException">A column has a type that Kafka cannot take, or no topic is named.</exception>
    public RowEncoder(SinkContext context, string? topic)
    {
        _json = new RowJsonWriter(context.Schema, context.TimeZone);
        _topic = topic;
        _places = [.. Names.Select(context.Schema.IndexOf)];
        IsRaw = _places[ValuePlace] >= 0 && context.Schema.Fields.All(f => Names.Contains(f.Name, StringComparer.OrdinalIgnoreCase));
        if (!IsRaw)
        {
            Array.Fill(_places, -1);
        }

        Check(context.Schema);
    }

    /// <summary>Whether the columns say what the records are.</summary>
    public bool IsRaw { get; }

    /// <summary>The record of a row.</summary>
    /// <exception cref="StreamingException">The row names no topic.</exception>
    public (string Topic, Partition Partition, Message<byte[]?, byte[]?> Message) Encode(ColumnBatch batch, int row)
    {
        if (!IsRaw)
        {
            _text.Clear();
            _json.Append(batch, row, _text);
            return (_topic!, Partition.Any, new Message<byte[]?, byte[]?> { Value = _text.Written.ToArray() });
        }

        var message = new Message<byte[]?, byte[]?>
        {
            Value = Bytes(batch, ValuePlace, row),
            Key = Bytes(batch, KeyPlace, row),
            Headers = Headers(batch, row),
        };
        return (_topic ?? Topic(batch, row), PartitionOf(batch, row), message);
    }

    private byte[]? Bytes(ColumnBatch batch, int name, int row) =>
        _places[name] is >= 0 and var place && batch.Columns[place] is StringColumn column && !column.IsNull(row) ? column[row].ToArray() : null;

    private string Topic(ColumnBatch batch, int row) => Bytes(batch, TopicPlace, row) is { } topic
        ? Encoding.UTF8.GetString(topic)
        : throw StreamingException.ForData(
            "A row for the Kafka sink has a null topic.", advice: "Leave such rows out with WHERE, or name the topic in the sink: kafka://host:port/topic.");

    private Partition PartitionOf(ColumnBatch batch, int row) =>
        _places[PartitionPlace] is >= 0 and var place && batch.Columns[place] is FixedColumn<int> column && !column.IsNull(row) ? new Partition(column.Values[row]) : Partition.Any;

    private Headers? Headers(ColumnBatch batch, int row)
    {
        if (_places[HeadersPlace] < 0 || batch.Columns[_places[HeadersPlace]] is not ArrayColumn column || column.IsNull(row))
        {
            return null;
        }

        var (headers, fields) = (new Headers(), (StructColumn)column.Elements);
        var (keys, values) = ((StringColumn)fields.Fields[0], (StringColumn)fields.Fields[1]);
        for (var i = column.Starts[row]; i < column.Starts[row] + column.Lengths[row]; i++)
        {
            headers.Add(keys.GetString(i), values.IsNull(i) ? null : values[i].ToArray());
        }

        return headers;
    }

    private void Check(Schema schema)
    {
        if (_topic is null && _places[TopicPlace] < 0)
        {
            throw StreamingException.ForUser(
                "The Kafka sink has no topic.", advice: "Name it, kafka://host:port/topic, or give each row columns value and topic.");
        }

        Require(schema, ValuePlace, "STRING or BINARY", t => t is StringType or BinaryType);
        Require(schema, KeyPlace, "STRING or BINARY", t => t is StringType or BinaryType);
        Require(schema, TopicPlace, "STRING", t => t is StringType);
        Require(schema, PartitionPlace, "INT", t => t is IntType);
        Require(schema, HeadersPlace, "ARRAY<STRUCT<key: STRING, value: BINARY>>", IsHeaders);
    }

    private void Require(Schema schema, int name, string wanted, Func<SqlType, bool> fits)
    {
        if (_places[name] >= 0 && !fits(schema[_places[name]].Type))
        {
            throw StreamingException.ForUser(
                $"The column {Names[name]} of a record for Kafka must be {wanted}, and is {schema[_places[name]].Type}.",
                advice: $"Cast it: CAST({Names[name]} AS {wanted.Split(' ')[0]}), or give it another name: then each row is written as JSON.");
        }
    }

    private static bool IsHeaders(SqlType type) =>
        type is ArrayType { Element: StructType { Fields: [{ Type: StringType }, { Type: BinaryType }] } };
}
