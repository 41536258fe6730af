using Apache.Arrow.Types;
using TenFour.Spark.Faults;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;
using ArrowSchema = Apache.Arrow.Schema;
using Field = Apache.Arrow.Field;
using Schema = TenFour.Streaming.Types.Schema;
using StructType = TenFour.Streaming.Types.StructType;

namespace TenFour.Spark.Results;

/// <summary>The engine's type of an Arrow column, as Spark maps its types to Arrow.</summary>
internal static class ReceivedTypes
{
    public static Schema SchemaOf(ArrowSchema schema) => new([.. schema.FieldsList.Select(FieldOf)]);

    /// <exception cref="SparkException">The engine has no such type.</exception>
    public static SqlType TypeOf(IArrowType type) => type switch
    {
        Apache.Arrow.Types.NullType => new TenFour.Streaming.Types.NullType(),
        Apache.Arrow.Types.BooleanType => new TenFour.Streaming.Types.BooleanType(),
        Int8Type => new ByteType(),
        Int16Type => new ShortType(),
        Int32Type => new IntType(),
        Int64Type => new LongType(),
        Apache.Arrow.Types.FloatType => new TenFour.Streaming.Types.FloatType(),
        Apache.Arrow.Types.DoubleType => new TenFour.Streaming.Types.DoubleType(),
        Apache.Arrow.Types.StringType => new TenFour.Streaming.Types.StringType(),
        Apache.Arrow.Types.BinaryType => new TenFour.Streaming.Types.BinaryType(),
        Date32Type => new TenFour.Streaming.Types.DateType(),
        Decimal128Type d => new TenFour.Streaming.Types.DecimalType(d.Precision, d.Scale),
        Apache.Arrow.Types.TimestampType { Timezone: null or "" } => new TimestampNtzType(),
        Apache.Arrow.Types.TimestampType => new TenFour.Streaming.Types.TimestampType(),
        DurationType => DayTimeIntervalType.Default,
        IntervalType { Unit: IntervalUnit.YearMonth } => YearMonthIntervalType.Default,
        Apache.Arrow.Types.MapType m => new TenFour.Streaming.Types.MapType(TypeOf(m.KeyField.DataType), TypeOf(m.ValueField.DataType)),
        ListType l => new ArrayType(TypeOf(l.ValueDataType), l.ValueField.IsNullable),
        Apache.Arrow.Types.StructType s => new StructType([.. s.Fields.Select(FieldOf)]),
        _ => throw new SparkException(
            Fault.Environment, $"The cluster sends a column of the Arrow type {type.Name}, which has no type here.", advice: "Cast the column in the statistic."),
    };

    private static StructField FieldOf(Field field) => new(field.Name, TypeOf(field.DataType), field.IsNullable);
}
