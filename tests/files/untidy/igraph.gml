Creator "igraph version 1.0.0 Tue Nov 24 18:15:37 2026"
Version 1
graph
[
  directed 0
  node
  [
    id 0
    name "Iran"
    cow 630
  ]
  node
  [
    id 1
    name "Syria"
    cow 652
  ]
  node
  [
    id 2
    name "Russia"
    cow 365
  ]
  node
  [
    id 3
    name "Türkiye &amp; friends"
  ]
  edge
  [
    source 1
    target 0
    relation "alliance"
    weight 1
  ]
  edge
  [
    source 2
    target 1
    relation "alliance"
    weight 2
  ]
  edge
  [
    source 3
    target 2
    relation "trade"
    weight 0.5
  ]
]
