using Google.Protobuf;

namespace TenFour.Spark.Tests.Plans;

/// <summary>Relations as the text that a server gets, for a few shapes of statistics.</summary>
public sealed class PlanTextTests
{
    [Fact]
    public void Filter_OverCalls_DecodesOnlyTheFieldsRead() => AssertText(
        "SELECT disposition FROM calls WHERE city = 'San Francisco'",
        """
        {
          "project": {
            "input": {
              "filter": {
                "input": {
                  "project": {
                    "input": {
                      "project": {
                        "input": {
                          "read": {
                            "dataSource": {
                              "format": "kafka",
                              "options": {
                                "kafka.bootstrap.servers": "broker:9092",
                                "subscribe": "calls"
                              }
                            },
                            "isStreaming": true
                          }
                        },
                        "expressions": [
                          {
                            "alias": {
                              "expr": {
                                "expressionString": {
                                  "expression": "from_json(CAST(`value` AS STRING), '`disposition` STRING, `city` STRING', map('mode', 'PERMISSIVE'))"
                                }
                              },
                              "name": [
                                "_record"
                              ]
                            }
                          }
                        ]
                      }
                    },
                    "expressions": [
                      {
                        "alias": {
                          "expr": {
                            "expressionString": {
                              "expression": "`_record`.`disposition`"
                            }
                          },
                          "name": [
                            "disposition"
                          ]
                        }
                      },
                      {
                        "alias": {
                          "expr": {
                            "expressionString": {
                              "expression": "`_record`.`city`"
                            }
                          },
                          "name": [
                            "city"
                          ]
                        }
                      }
                    ]
                  }
                },
                "condition": {
                  "expressionString": {
                    "expression": "(`city` = 'San Francisco')"
                  }
                }
              }
            },
            "expressions": [
              {
                "expressionString": {
                  "expression": "`disposition`"
                }
              }
            ]
          }
        }
        """);

    [Fact]
    public void Count_WithWatermarkAndWindow_GroupsByTheWindow() => AssertText(
        """
        -- mode: update
        SELECT window, count(*) AS count FROM calls WATERMARK call_date_time DELAY OF INTERVAL 5 MINUTES
        GROUP BY window(call_date_time, '1 hour')
        """,
        """
        {
          "toDf": {
            "input": {
              "project": {
                "input": {
                  "toDf": {
                    "input": {
                      "aggregate": {
                        "input": {
                          "withWatermark": {
                            "input": {
                              "project": {
                                "input": {
                                  "project": {
                                    "input": {
                                      "read": {
                                        "dataSource": {
                                          "format": "kafka",
                                          "options": {
                                            "kafka.bootstrap.servers": "broker:9092",
                                            "subscribe": "calls"
                                          }
                                        },
                                        "isStreaming": true
                                      }
                                    },
                                    "expressions": [
                                      {
                                        "alias": {
                                          "expr": {
                                            "expressionString": {
                                              "expression": "from_json(CAST(`value` AS STRING), '`call_date_time` TIMESTAMP', map('mode', 'PERMISSIVE'))"
                                            }
                                          },
                                          "name": [
                                            "_record"
                                          ]
                                        }
                                      }
                                    ]
                                  }
                                },
                                "expressions": [
                                  {
                                    "alias": {
                                      "expr": {
                                        "expressionString": {
                                          "expression": "`_record`.`call_date_time`"
                                        }
                                      },
                                      "name": [
                                        "call_date_time"
                                      ]
                                    }
                                  }
                                ]
                              }
                            },
                            "eventTime": "call_date_time",
                            "delayThreshold": "300000 milliseconds"
                          }
                        },
                        "groupType": "GROUP_TYPE_GROUPBY",
                        "groupingExpressions": [
                          {
                            "expressionString": {
                              "expression": "window(`call_date_time`, '3600000000 microseconds', '3600000000 microseconds', '0 microseconds')"
                            }
                          }
                        ],
                        "aggregateExpressions": [
                          {
                            "expressionString": {
                              "expression": "count(1)"
                            }
                          }
                        ]
                      }
                    },
                    "columnNames": [
                      "window",
                      "count_1_"
                    ]
                  }
                },
                "expressions": [
                  {
                    "expressionString": {
                      "expression": "`window`"
                    }
                  },
                  {
                    "expressionString": {
                      "expression": "`count_1_`"
                    }
                  }
                ]
              }
            },
            "columnNames": [
              "window",
              "count"
            ]
          }
        }
        """);

    private static void AssertText(string sql, string expected)
    {
        var relation = StatisticRelations.Write(sql).Relation;
        var text = new JsonFormatter(JsonFormatter.Settings.Default.WithIndentation()).Format(relation);
Assert.Equal(expected.ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}
