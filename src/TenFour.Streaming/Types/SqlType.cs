namespace TenFour.Streaming.Types;

/// <summary>
/// A data type of Spark SQL. Equality is structural. <see cref="ToString"/> is the name Spark prints in DDL and error messages
/// (<c>BIGINT</c>, <c>DECIMAL(10,2)</c>, <c>STRUCT&lt;start: TIMESTAMP, end: TIMESTAMP&gt;</c>).
/// </summary>
public abstract record SqlType
{
    public static readonly SqlType Null = new NullType();
    public static readonly SqlType Boolean = new BooleanType();
    public static readonly SqlType Byte = new ByteType();
    public static readonly SqlType Short = new ShortType();
    public static readonly SqlType Int = new IntType();
    public static readonly SqlType Long = new LongType();
    public static readonly SqlType Float = new FloatType();
    public static readonly SqlType Double = new DoubleType();
    public static readonly SqlType String = new StringType();
    public static readonly SqlType Binary = new BinaryType();
    public static readonly SqlType Date = new DateType();
    public static readonly SqlType Timestamp = new TimestampType();
    public static readonly SqlType TimestampNtz = new TimestampNtzType();
    public static readonly SqlType CalendarInterval = new CalendarIntervalType();

    /// <summary>The struct of <c>start</c> and <c>end</c> that <c>window</c> and <c>session_window</c> give.</summary>
    public static readonly StructType Window = new([new StructField("start", Timestamp), new StructField("end", Timestamp)]);

    public bool IsIntegral => this is ByteType or ShortType or IntType or LongType;

    public bool IsNumeric => IsIntegral || this is FloatType or DoubleType or DecimalType;

    /// <summary>FLOAT or DOUBLE, or a nested type that holds one: equal values may differ in their bits (NaN, -0.0).</summary>
    public bool HasFloats => this switch
    {
        FloatType or DoubleType => true,
        ArrayType a => a.Element.HasFloats,
        StructType s => s.Fields.Any(f => f.Type.HasFloats),
        _ => false,
    };

    public sealed override string ToString() => Name;

    protected abstract string Name { get; }
}
